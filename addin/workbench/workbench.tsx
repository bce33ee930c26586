import { useCallback, useEffect, useRef, useState } from 'react';
import type { Desk, SaveState } from './desk';
import { Charts, type ShownChart } from './grid/charts';
import { PaneFrame } from './pane-frame';
import { Ribbon } from './ribbon';
import { fetchPeople, firstFiller, type Person, readSession, type Session, signInAs } from './session';
import { createSeam } from './test-seam';
import { Toast, useToast } from './toast';
import { TopStrip } from './top-strip';
import { Welcome } from './welcome';

const visitedKey = 'gangmu.visited';

/** The stand-in for Excel: strip, ribbon, sheet, and the add-in's own pane in a frame at the right. */
export function Workbench() {
  const gridRef = useRef<HTMLDivElement>(null);
  const desk = useRef<Desk | null>(null);
  const [people, setPeople] = useState<Person[]>([]);
  const [session, setSession] = useState<Session | null>(readSession);
  const [isReady, setIsReady] = useState(false);
  const [isPaneOpen, setIsPaneOpen] = useState(true);
  const [paneLoad, setPaneLoad] = useState(0);
  const [saveState, setSaveState] = useState<SaveState>('saved');
  const [charts, setCharts] = useState<ShownChart[]>([]);
  const [prompt, setPrompt] = useState<string | null>(null);
  const [isWelcome, setIsWelcome] = useState(() => !readSession() && !localStorage.getItem(visitedKey));
  const [toast, say, messages] = useToast();

  useEffect(() => {
    const container = gridRef.current;
    if (!container || desk.current || window.gangmuWorkbench) return;
    // The grid is most of the page's weight: the frame is on the screen before it arrives.
    const started = import('./desk').then(({ Desk }) => {
      desk.current = new Desk({ container, say, onSaveState: setSaveState, onPrompt: setPrompt, onCharts: setCharts });
      return desk.current;
    });
    const ready = started
      .then((opened) => opened.openFor(readSession()?.person.id ?? null))
      .then(() => setIsReady(true));
    window.gangmuWorkbench = createSeam(started, ready, messages);
    ready.catch((error: unknown) => {
      console.error(error);
      say('表格没有打开。请刷新页面重试。');
    });
    fetchPeople().then(
      (found) => setPeople(found ?? []),
      () => setPeople([]),
    );
  }, [say, messages]);

  /** Their own workbook first, then the pane, which reads it as soon as it is up. */
  const changeTo = useCallback(async (next: Session | null) => {
    await desk.current?.openFor(next?.person.id ?? null);
    setSession(next);
    setPaneLoad((count) => count + 1);
  }, []);

  const handleSignIn = useCallback(
    async (personId: string) => {
      localStorage.setItem(visitedKey, 'yes');
      setIsWelcome(false);
      try {
        await changeTo(await signInAs(personId));
        setIsPaneOpen(true);
      } catch (error) {
        console.error(error);
        say('没有登录成功。请稍后重试。');
      }
    },
    [changeTo, say],
  );

  // The pane may sign somebody in or out by itself.
  useEffect(() => {
    const handleMessage = (event: MessageEvent) => {
      if (event.origin !== location.origin || event.data?.type !== 'gangmu:session') return;
      const next = readSession();
      if (next?.person.id === session?.person.id) setSession(next);
      else void changeTo(next);
    };
    window.addEventListener('message', handleMessage);
    return () => window.removeEventListener('message', handleMessage);
  }, [session, changeTo]);

  const handleNewWorkbook = async () => {
    await desk.current?.newWorkbook();
    setPaneLoad((count) => count + 1);
  };

  const filler = firstFiller(people);
  return (
    <div className="workbench">
      <TopStrip people={people} session={session} onSignIn={handleSignIn} />
      <Ribbon
        isPaneOpen={isPaneOpen}
        onTogglePane={() => setIsPaneOpen((open) => !open)}
        prompt={prompt}
        saveState={saveState}
        onNewWorkbook={handleNewWorkbook}
      />
      <div className="desk">
        <main className="sheet" aria-label="工作表">
          <div className="grid" ref={gridRef} />
          <Charts charts={charts} />
        </main>
        {!isReady && <p className="grid-waiting">正在打开工作簿…</p>}
        {isReady && <PaneFrame key={paneLoad} isOpen={isPaneOpen} onClose={() => setIsPaneOpen(false)} />}
      </div>
      <Toast message={toast} />
      {isWelcome && filler && (
        <Welcome
          filler={filler}
          onStart={() => handleSignIn(filler.id)}
          onClose={() => {
            localStorage.setItem(visitedKey, 'yes');
            setIsWelcome(false);
          }}
        />
      )}
    </div>
  );
}
