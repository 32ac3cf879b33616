/** The types of documents that this program has. */
import { type DocumentType, documentRecords } from './all-records';

export const isDocumentType = (type: string): type is DocumentType => Object.hasOwn(documentRecords, type);
export const documentTypes = Object.keys(documentRecords).filter(isDocumentType);
