import { setFlagsFromString } from 'node:v8';

// To be imported before anything else: V8 then grows its heap late. Measured after 1,000 conversations of 4 turns:
// 166 MB resident instead of 294, for a tenth more time at the start and a quarter fewer turns a second.
for (const flag of ['--optimize-for-size', '--max-semi-space-size=1', '--semi-space-growth-factor=1']) setFlagsFromString(flag);
