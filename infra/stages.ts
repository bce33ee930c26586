import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** What differs between the places Gangmu is installed. Whatever is not named here is the same everywhere. */
export interface Stage {
  readonly name: string;
  readonly region: string;
  /** Lambda's own tracing switch. It writes to X-Ray, which the China regions connect to neither Lambda nor API Gateway. */
  readonly tracing: boolean;
  readonly logRetention: RetentionDays;
  /** Requests per second for the whole stage: a runaway client is stopped here, before it costs reads. */
  readonly throttle: { readonly rateLimit: number; readonly burstLimit: number };
}

export const stages: readonly Stage[] = [
  {
    name: 'demo',
    region: 'ap-southeast-1',
    tracing: true,
    logRetention: RetentionDays.ONE_MONTH,
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
    // The last day of a round: every unit of a city at once.
    throttle: { rateLimit: 200, burstLimit: 400 },
  },
];
