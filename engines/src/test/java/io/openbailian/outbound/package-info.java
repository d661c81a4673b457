@NullMarked
package io.openbailian.outbound;

import org.jspecify.annotations.NullMarked;
