@NullMarked
package io.openbailian.catalog.model;

import org.jspecify.annotations.NullMarked;
