import type { Groups } from '../../components/saved-groups';
import type { NewPerson } from '../../lib/call/commands';
import { type Items, MAX_GROUPS, type SavedGroup } from '../../lib/storage/items';
import { useStored } from './page-hooks';

/** Storage knows no undefined members and nothing that is read-only. */
const toStored = (id: string, name: string, people: readonly NewPerson[]): SavedGroup => ({
  id,
  name,
  // A deal is over some day, the people stay.
  people: people.map(({ crm: _crm, ...person }) => person),
});

/** The rep's saved groups. */
export function useGroups({ groups }: Pick<Items, 'groups'>): Groups {
  const list = useStored(groups) ?? [];
  const change = (to: (list: readonly SavedGroup[]) => readonly SavedGroup[]): void => void groups.update(to);
  return {
    list,
    onSave: (name, people) =>
      change((all) => [toStored(crypto.randomUUID(), name, people), ...all].slice(0, MAX_GROUPS)),
    onRename: (id, name) => change((all) => all.map((group) => (group.id === id ? { ...group, name } : group))),
    onRemove: (id) => change((all) => all.filter((group) => group.id !== id)),
  };
}
