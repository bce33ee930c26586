import type {
  ApproveImportBody,
  ApproveImportReply,
  ImportReply,
  ImportsReply,
} from '../../functions/contract/imports';
import type { PlanId } from '../../functions/domain/ids';

/** A file as it goes to the server: its name and its very bytes. */
export interface ImportFile {
  name: string;
  base64: string;
}

/** 历史数据: figures of past years from files; refusals and lost networks as in `Api`. */
export interface ImportsApi {
  imports(plan: PlanId): Promise<ImportsReply>;
  /** What importing would do; nothing is stored. */
  tryImport(plan: PlanId, file: ImportFile): Promise<ImportReply>;
  importFile(plan: PlanId, file: ImportFile, leaveOutFaulty: boolean): Promise<ImportReply>;
  approveImport(plan: PlanId, units: ApproveImportBody['units']): Promise<ApproveImportReply>;
}
