/// Models as data: operations, families, fields, and everything that is derived from them.
@NullMarked
package io.openbailian.catalog;

import org.jspecify.annotations.NullMarked;
