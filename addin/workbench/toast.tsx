import { useCallback, useRef, useState } from 'react';

const shownFor = 4500;

/** One calm line at the foot of the sheet: nothing darkens, nothing has to be clicked away. */
export function useToast(): [string | null, (message: string) => void, string[]] {
  const [message, setMessage] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const said = useRef<string[]>([]);
  const say = useCallback((text: string) => {
    said.current.push(text);
    setMessage(text);
    if (timer.current) clearTimeout(timer.current);
    timer.current = setTimeout(() => setMessage(null), shownFor);
  }, []);
  return [message, say, said.current];
}

export function Toast({ message }: { message: string | null }) {
  return (
    <div className="toast-place" role="status" aria-live="polite">
      {message && <p className="toast">{message}</p>}
    </div>
  );
}
