@NullMarked
package io.openbailian.catalog;

import org.jspecify.annotations.NullMarked;
