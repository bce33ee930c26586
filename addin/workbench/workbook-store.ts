import type { WorkbookFile } from './host/workbook';

/** The workbooks of this browser, one per person, like files on that person's computer. */

const databaseName = 'gangmu-workbench';
const storeName = 'workbooks';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = act(database.transaction(storeName, mode).objectStore(storeName));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } finally {
    database.close();
  }
}

/** null for somebody without a workbook, and for one of a format no longer read. */
export async function loadWorkbook(owner: string): Promise<WorkbookFile | null> {
  const file = await inStore<WorkbookFile | undefined>('readonly', (store) => store.get(owner));
  return file?.version === 1 ? file : null;
}

export async function saveWorkbook(owner: string, file: WorkbookFile): Promise<void> {
  await inStore('readwrite', (store) => store.put(file, owner));
}
