import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { OrgUnitId } from '../../../functions/domain/ids';
import { widgetText } from '../../text/zh';
import { type HouseSection, houseSections, houseText as words } from '../../text/zh-people';
import { FaultFence } from '../../widgets/fault-fence';
import { Loading } from '../../widgets/loading';
import { ProblemBar } from '../../widgets/problem-bar';
import { ChangesSection } from './changes-section';
import { DelegationsSection } from './delegations-section';
import { PeopleSection } from './people-section';
import { UnitsSection } from './units-section';
import { useHouse } from './use-house';

const useStyles = makeStyles({
  pane: { flexGrow: 1, display: 'flex', flexDirection: 'column', minWidth: 0 },
  tabs: {
    position: 'sticky',
    top: 0,
    zIndex: 3,
    flexShrink: 0,
    padding: '0 6px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  // In sight wherever in the list the form is that it answers; beneath the tabs.
  problem: { position: 'sticky', top: '34px', zIndex: 2 },
  panel: { flexGrow: 1, display: 'flex', flexDirection: 'column', minWidth: 0, padding: '12px', gap: '12px' },
});

/** 人员与单位: a city's people, units, what waits for a second person, and who stands in for whom. */
export default function HousePane({ city }: { city: OrgUnitId }) {
  const styles = useStyles();
  const house = useHouse(city);
  const [section, setSection] = useState<HouseSection>('people');
  const { desk, fault, load, loadLatest, doing } = house;

  if (!desk) {
    return fault ? (
      <ProblemBar problem={fault} action={{ label: widgetText.retry, onClick: load }} />
    ) : (
      <Loading label={words.loading} />
    );
  }
  const problem = doing.problem ?? fault ?? null;
  const waiting = desk.changes.filter(({ status }) => status === 'proposed').length;
  return (
    <div className={styles.pane}>
      <TabList
        className={styles.tabs}
        size="small"
        aria-label={words.sectionsLabel}
        selectedValue={section}
        onTabSelect={(_, data) => {
          doing.dismiss();
          setSection(data.value as HouseSection);
        }}
      >
        {houseSections.map((id) => (
          <Tab key={id} value={id}>
            {id === 'changes' && waiting > 0 ? `${words.sections[id]} ${waiting}` : words.sections[id]}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" aria-label={words.sections[section]} className={styles.panel}>
        {problem !== null && (
          <div className={styles.problem}>
            <ProblemBar
              problem={problem}
              onClose={doing.problem ? doing.dismiss : undefined}
              action={{ label: words.loadLatest, onClick: () => void loadLatest() }}
            />
          </div>
        )}
        <FaultFence key={section}>
          {section === 'people' && <PeopleSection desk={desk} house={house} />}
          {section === 'units' && <UnitsSection desk={desk} house={house} />}
          {section === 'changes' && <ChangesSection desk={desk} house={house} />}
          {section === 'delegations' && <DelegationsSection desk={desk} onChanged={loadLatest} />}
        </FaultFence>
      </div>
    </div>
  );
}
