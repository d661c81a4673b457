/// From an entry as it is written to a request that has been checked and priced.
@NullMarked
package io.openbailian.cli.batch.request;

import org.jspecify.annotations.NullMarked;
