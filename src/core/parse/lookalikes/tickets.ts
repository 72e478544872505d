/** Records of ServiceNow: a prefix and seven digits or more, with zeros in front (its docs, "Record numbering"). */
const RECORD = /^(?:(?:inc|chg|prb|ritm|sctask|ctask|ptask)\d{7,11}|(?:cs|scs|req|task|kb)0\d{6,10})$/i;
/** Tickets of Jira and other systems, by the usual names of support projects: `SUP-1234`, `INC-2026-0116-001`. */
const KEY =
  /^(?:inc|incident|ticket|tkt|tck|case|sup|support|helpdesk|itsm|itsd|jira|zd|zendesk|freshdesk|pagerduty|opsgenie|ops|devops|sre|bug|issue|chg|prb|ritm)-\d{1,14}(?:-\d{1,8}){0,2}$/i;
/** An incident of PagerDuty: `Q2YLVYYF9DVCJK`. */
const INCIDENT = /^Q(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{13}$/;

/** True for the number of a ticket, which counts as an order's only where nothing stronger is named. */
export function isTicket(value: string): boolean {
  return KEY.test(value) || INCIDENT.test(value) || isServiceNow(value);
}

/** True for a record of ServiceNow, which is unmistakable: it counts as the number of an order only alone. */
export function isServiceNow(value: string): boolean {
  return RECORD.test(value);
}
