import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import { useState } from 'react';
import { catalogueText as words } from '../../text/zh-plan';
import type { Catalogue } from './use-catalogue';

const useStyles = makeStyles({ title: { display: 'block' } });

/** Somebody else was first: who, what differs (in the comparison below), and the two ways on. Nothing happens by itself. */
export function CatalogueStale({ catalogue }: { catalogue: Catalogue }) {
  const styles = useStyles();
  const [isSure, setIsSure] = useState(false);
  const { desk, reading, isBehind } = catalogue;
  if (!isBehind) return null;
  const { saved } = desk.draft;
  const count = reading.unsaved.length;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle className={styles.title}>
          {`${words.staleWhat(saved?.by.name ?? null, saved?.at ?? null)}。`}
        </MessageBarTitle>
        {`${words.staleRemedy(count)}。`}
      </MessageBarBody>
      <MessageBarActions>
        {isSure ? (
          <>
            <Button size="small" onClick={catalogue.loadLatest}>
              {words.loadConfirm(count)}
            </Button>
            <Button size="small" onClick={() => setIsSure(false)}>
              {words.cancel}
            </Button>
          </>
        ) : (
          <>
            <Button size="small" onClick={() => setIsSure(true)}>
              {words.loadLatest}
            </Button>
            <Button size="small" onClick={catalogue.keepMine}>
              {words.keepMine}
            </Button>
          </>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}
