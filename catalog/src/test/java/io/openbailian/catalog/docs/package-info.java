@NullMarked
package io.openbailian.catalog.docs;

import org.jspecify.annotations.NullMarked;
