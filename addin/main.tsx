import { FluentProvider } from '@fluentui/react-components';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApi } from './api/client';
import { demoSignIn, readSession } from './api/session';
import { App } from './app';
import { createExcelWorkbook } from './excel/excel-workbook';
import { OutsideExcel } from './panes/sign-in/outside-excel';
import { theme } from './theme';

async function open(): Promise<void> {
  const place = document.getElementById('pane');
  if (!place) throw new Error('pane.html has no place for the pane');
  createRoot(place).render(
    <StrictMode>
      <FluentProvider theme={theme} style={{ height: '100%' }}>
        {await content()}
      </FluentProvider>
    </StrictMode>,
  );
}

async function content(): Promise<ReactNode> {
  // The script did not come: nothing of Excel can be reached from here.
  if (typeof Office === 'undefined') return <OutsideExcel hasOffice={false} />;
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) return <OutsideExcel hasOffice />;
  // The token is read anew for each request, so that a new sign-in serves what the old one began.
  const api = createApi(() => readSession()?.token ?? null);
  return <App api={api} workbook={createExcelWorkbook()} signIn={demoSignIn} />;
}

void open();
