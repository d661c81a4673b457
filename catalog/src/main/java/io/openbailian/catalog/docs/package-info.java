/// Pages for people, written from the catalogue.
@NullMarked
package io.openbailian.catalog.docs;

import org.jspecify.annotations.NullMarked;
