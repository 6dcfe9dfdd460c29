import type { Folder } from '#platform/ring/folder.ts';

/**
 * The folder `name` of this origin's private file system. For workers: only there can a file be written in place and flushed.
 *
 * @throws DOMException where there is no private file system, or it is forbidden.
 */
export async function privateFolder(name: string): Promise<Folder> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(name, { create: true });
  const open = async (file: string) => {
    const handle = await folder.getFileHandle(file, { create: true });
    return handle.createSyncAccessHandle();
  };
  return {
    list: async () => {
      const files: { readonly name: string; readonly at: number }[] = [];
      for await (const handle of folder.values()) {
        if (handle.kind !== 'file') continue;
        const { lastModified } = await handle.getFile();
        files.push({ name: handle.name, at: lastModified });
      }
      return files;
    },
    read: async (file) => (await folder.getFileHandle(file)).getFile(),
    write: async (file, bytes) => {
      const handle = await open(file);
      try {
        handle.truncate(0);
        writeAll(handle, bytes, 0);
        handle.flush();
      } finally {
        handle.close();
      }
    },
    grow: async (file) => {
      const handle = await open(file);
      let end = handle.getSize();
      return {
        add: (bytes) => {
          writeAll(handle, bytes, end);
          handle.flush();
          end += bytes.length;
        },
        close: () => handle.close(),
      };
    },
    remove: async (file) => {
      try {
        await folder.removeEntry(file);
      } catch {
        // Another tab writes to it, or has removed it: it goes next time.
      }
    },
  };
}

function writeAll(handle: FileSystemSyncAccessHandle, bytes: Uint8Array, at: number): void {
  const written = handle.write(bytes, { at });
  if (written < bytes.length) throw new DOMException('No space left', 'QuotaExceededError');
}
