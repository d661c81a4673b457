/// YAML documents as trees that know their file, line and path, and that patch each other.
@NullMarked
package io.openbailian.catalog.yaml;

import org.jspecify.annotations.NullMarked;
