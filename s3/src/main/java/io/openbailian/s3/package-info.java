/// Files in a bucket of S3, or of anything that speaks it; why it is so, is in docs/adr/0029.
@NullMarked
package io.openbailian.s3;

import org.jspecify.annotations.NullMarked;
