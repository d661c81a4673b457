/// What became of each entry of a batch, durable before it counts.
@NullMarked
package io.openbailian.cli.batch.manifest;

import org.jspecify.annotations.NullMarked;
