// What TypeORM is told of the names of columns.
import { DefaultNamingStrategy } from "typeorm";
import { snake } from "./naming.ts";

export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string): string {
    return customName || snake(propertyName);
  }
}
