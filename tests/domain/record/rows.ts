/** A step as it lies in the table: number and name from its key, and its bytes. */
export interface StoredRow {
  revision: number;
  name: string;
  body: string;
}

export function commitKeyOf({ revision, name }: StoredRow): string {
  return `COMMIT#${String(revision).padStart(6, '0')}#${name}`;
}
