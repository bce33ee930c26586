import { Duration } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** What differs between the places Gangmu is installed. Whatever is not named here is the same everywhere. */
export interface Stage {
  readonly name: string;
  readonly region: string;
  /** Lambda's own tracing switch. It writes to X-Ray, which the China regions connect to neither Lambda nor API Gateway. */
  readonly tracing: boolean;
  readonly logRetention: RetentionDays;
  /**
   * How long an anchor (锚) can't be deleted. `strict`: by nobody, not by the owner of the account either, and the time can't
   * be shortened; otherwise somebody with a right of its own may.
   */
  readonly anchorLock: { readonly strict: boolean; readonly retention: Duration };
  /**
   * The bucket anchors are kept in, where it lies in another account and is looked after by other people: then none is made here.
   * Whoever owns it makes it versioned and with Object Lock (the default retention as above), in the region of the stage, and lets
   * the job's role, which the stack names, put `anchors/*` into it. Null: a bucket of this account.
   */
  readonly anchorsElsewhere: { readonly bucket: string; readonly account: string } | null;
  /**
   * What carries reminders (催报) to people outside of the pane; null where nothing does yet. Without it the morning's job is not
   * installed: each stage of a debt is reminded once and for all, so a job that only writes them down would have used them up,
   * and on the day a messenger is connected nobody would ever be told of what was due before. A planner may still remind by
   * hand, and then calls.
   */
  readonly messenger: 'mail' | 'shortMessage' | 'chat' | null;
  /** Requests per second for the whole stage: a runaway client is stopped here, before it costs reads. */
  readonly throttle: { readonly rateLimit: number; readonly burstLimit: number };
}

export const stages: readonly Stage[] = [
  {
    name: 'demo',
    region: 'ap-southeast-1',
    tracing: true,
    logRetention: RetentionDays.ONE_MONTH,
    // A demo is taken down again.
    anchorLock: { strict: false, retention: Duration.days(30) },
    anchorsElsewhere: null,
    messenger: null,
    throttle: { rateLimit: 50, burstLimit: 100 },
  },
  {
    // n.b. API Gateway in China serves unauthenticated requests only to accounts with an ICP licence (备案), and counts
    // every authorizer but IAM among them: settle that with the operator before the first deploy.
    name: 'cn',
    region: 'cn-north-1',
    tracing: false,
    // 网络安全法 art. 21: network logs are kept for six months at least; the next step above 180 days is a year.
    logRetention: RetentionDays.ONE_YEAR,
    // A five-year plan, its final evaluation, and the years in which that is still audited.
    anchorLock: { strict: true, retention: Duration.days(3653) },
    // Better another account, of the audit office for one: named here once there is one.
    anchorsElsewhere: null,
    // Which one differs from city to city: named here once functions/production-reminders.ts has it.
    messenger: null,
    // The last day of a round: every unit of a city at once.
    throttle: { rateLimit: 200, burstLimit: 400 },
  },
];
