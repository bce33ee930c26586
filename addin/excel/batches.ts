const hasCode = (fault: unknown, code: string) => (fault as { code?: unknown } | null)?.code === code;

/**
 * Lets one known fault go: Excel refused because of a lock. Locks on our sheets are a help, not a safeguard (the server
 * checks everything), so a lock that can't be set or lifted must not stop the work: someone set a password of their own,
 * or the workbook is shared in a way that forbids changing locks. Only for marks and locks, never for content.
 * Says whether the work was done.
 */
export async function unlessLocked(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (fault) {
    if (hasCode(fault, 'AccessDenied')) return false;
    throw fault;
  }
}

/**
 * Sends writes of our own with our events off: in older Excel nothing else tells them from typing. A batch that stops
 * half-way would leave them off and the pane deaf, so they are switched on again either way.
 */
export async function writeQuietly(context: Excel.RequestContext, write: () => void): Promise<void> {
  context.runtime.enableEvents = false;
  write();
  context.runtime.enableEvents = true;
  try {
    await context.sync();
  } catch (fault) {
    context.runtime.enableEvents = true;
    await context.sync();
    throw fault;
  }
}

/** Widths and heights stay free; what else does, the sheet says. No password: this guards against slips, not against people. */
const protectionOptions: Excel.WorksheetProtectionOptions = { allowFormatColumns: true, allowFormatRows: true };

export function queueProtect(sheet: Excel.Worksheet, more: Excel.WorksheetProtectionOptions = {}): void {
  sheet.protection.protect({ ...protectionOptions, ...more });
}

/** In a step of its own at the end, so that a refusal costs the lock and nothing else. */
export async function protect(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  more: Excel.WorksheetProtectionOptions = {},
): Promise<void> {
  await unlessLocked(() => {
    queueProtect(sheet, more);
    return context.sync();
  });
}
