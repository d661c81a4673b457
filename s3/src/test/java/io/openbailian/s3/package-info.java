@NullMarked
package io.openbailian.s3;

import org.jspecify.annotations.NullMarked;
