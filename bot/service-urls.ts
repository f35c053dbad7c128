import { isIP } from 'node:net';

/** Whether a host name or a peer's address is this machine itself. */
export const isLoopback = (address: string): boolean =>
  address === 'localhost' || address === '::1' || address === '[::1]' || (isIP(address.replace(/^::ffff:/, '')) === 4 && address.replace(/^::ffff:/, '').startsWith('127.'));

/** Whether a service URL leads to this machine. */
export const isLocalUrl = (serviceUrl: string): boolean => URL.canParse(serviceUrl) && isLoopback(new URL(serviceUrl).hostname);

/** Where Microsoft runs Teams and the other Azure channels, its national clouds included; *.trafficmanager.net as a whole is anybody's. */
const hosts: readonly RegExp[] = [
  /^smba\.trafficmanager\.net$/,
  /\.botframework\.(com|us|cn)$/,
  /\.botframework\.azure\.(us|cn)$/,
  /\.teams\.microsoft\.(com|us)$/,
];

/** Whether a service URL belongs to the Bot Framework or to Teams: https, no user name, a known host, the usual port. */
export function isChannelUrl(serviceUrl: string): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, port, username, password } = new URL(serviceUrl);
  return protocol === 'https:' && port === '' && username === '' && password === '' && hosts.some((host) => host.test(hostname));
}
