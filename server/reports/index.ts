/** Reports: what computers that nobody can log in to said of themselves. */
export { HostReports } from './reports.ts';
