@NullMarked
package io.openbailian.writer;

import org.jspecify.annotations.NullMarked;
