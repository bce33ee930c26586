/** A refusal as Excel words it. It travels to the add-in as a genuine `OfficeExtension.Error`. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
    this.name = 'HostError';
  }
}

export const invalidArgument = (detail = 'The argument is invalid or missing or has an incorrect format.') =>
  new HostError('InvalidArgument', detail);
export const itemNotFound = () => new HostError('ItemNotFound', "The requested resource doesn't exist.", 404);
export const accessDenied = () =>
  new HostError('AccessDenied', 'You cannot perform the requested operation: the sheet is protected.', 403);
export const invalidOperation = (detail = 'This operation is not permitted for the current object.') =>
  new HostError('InvalidOperation', detail);
export const itemAlreadyExists = () =>
  new HostError('ItemAlreadyExists', 'A resource with the same name or identifier already exists.', 409);
export const generalException = (detail = 'There was an internal error while processing the request.') =>
  new HostError('GeneralException', detail, 500);
