/**
 * The rules of the add-in manifest that this project leans on, in our own words: which children an element may have, in
 * which order, and how long a text may be. Excel refuses a manifest that breaks one, mostly without saying which.
 */
interface Child {
  name: string;
  optional?: boolean;
  many?: boolean;
}

const required = (name: string): Child => ({ name });
const optional = (name: string): Child => ({ name, optional: true });
const many = (name: string): Child => ({ name, many: true });
const anyNumber = (name: string): Child => ({ name, many: true, optional: true });

const overrides = 'OfficeApp/VersionOverrides';

/** By full path, where one name means two things. */
const byPath: Record<string, Child[]> = {
  OfficeApp: [
    required('Id'),
    optional('AlternateId'),
    required('Version'),
    required('ProviderName'),
    required('DefaultLocale'),
    required('DisplayName'),
    required('Description'),
    // Optional in the schema; without them Excel shows a blank, so here they are required.
    required('IconUrl'),
    required('HighResolutionIconUrl'),
    required('SupportUrl'),
    optional('AppDomains'),
    required('Hosts'),
    required('Requirements'),
    required('DefaultSettings'),
    required('Permissions'),
    required('VersionOverrides'),
  ],
  'OfficeApp/Requirements': [required('Sets'), optional('Methods')],
  [overrides]: [optional('Description'), optional('Requirements'), required('Hosts'), required('Resources')],
  [`${overrides}/Hosts/Host`]: [required('DesktopFormFactor')],
};

const byName: Record<string, Child[]> = {
  AppDomains: [many('AppDomain')],
  Hosts: [many('Host')],
  Sets: [many('Set')],
  DefaultSettings: [required('SourceLocation')],
  DesktopFormFactor: [optional('GetStarted'), optional('FunctionFile'), many('ExtensionPoint')],
  GetStarted: [required('Title'), required('Description'), required('LearnMoreUrl')],
  ExtensionPoint: [anyNumber('OfficeTab'), anyNumber('CustomTab')],
  CustomTab: [many('Group'), required('Label')],
  Group: [required('Label'), required('Icon'), many('Control')],
  Control: [required('Label'), required('Supertip'), required('Icon'), required('Action')],
  Supertip: [required('Title'), required('Description')],
  Icon: [many('Image')],
  Action: [optional('TaskpaneId'), required('SourceLocation'), optional('Title')],
  Resources: [required('Images'), required('Urls'), required('ShortStrings'), required('LongStrings')],
};

export function childrenRule(path: string, name: string): Child[] | undefined {
  return byPath[path] ?? byName[name];
}

export const limits = { shortText: 125, longText: 250, resid: 32, url: 2048 } as const;
