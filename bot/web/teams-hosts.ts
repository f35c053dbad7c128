/**
 * Who shows the tabs of a Teams app in a frame: Teams, Outlook and Microsoft 365 on the web and on the desktop.
 * From "Tab requirements", learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements, whose earlier issues
 * name *.skype.com too; teams.live.com is Teams for private accounts.
 */
export const teamsHosts: readonly string[] = [
  'https://*.cloud.microsoft', 'https://teams.microsoft.com', 'https://*.teams.microsoft.com', 'https://teams.live.com', 'https://*.skype.com', 'https://*.microsoft365.com', 'https://*.office.com',
  'https://outlook.office.com', 'https://outlook.office365.com', 'https://outlook-sdf.office.com', 'https://outlook-sdf.office365.com', 'https://outlook.live.com',
];
