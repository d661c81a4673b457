/// Entries of a batch on their way: how many at once, what is sent, what is saved.
@NullMarked
package io.openbailian.cli.batch.run;

import org.jspecify.annotations.NullMarked;
