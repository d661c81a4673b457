/// The entries of a batch as their file writes them, read one at a time.
@NullMarked
package io.openbailian.cli.batch.source;

import org.jspecify.annotations.NullMarked;
