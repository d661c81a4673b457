@NullMarked
package io.openbailian.catalog.check;

import org.jspecify.annotations.NullMarked;
