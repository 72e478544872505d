import { PEOPLE } from './people.ts';

export const GROUPS = { support: 'S0SUPPORT', personal: 'S0PERSONAL', finance: 'S0FINANCE', europe: 'S0EUROPE' } as const;

export interface UserGroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly users: readonly string[];
}

export const USER_GROUPS: readonly UserGroup[] = [
  { id: GROUPS.support, handle: 'support', name: 'Support', users: [PEOPLE.ada, PEOPLE.lin] },
  { id: GROUPS.personal, handle: 'may-see-people', name: 'May see personal data', users: [PEOPLE.ada] },
  { id: GROUPS.finance, handle: 'finance', name: 'Finance', users: [PEOPLE.ada] },
  { id: GROUPS.europe, handle: 'europe', name: 'Brand Europe', users: [PEOPLE.lin] },
];
