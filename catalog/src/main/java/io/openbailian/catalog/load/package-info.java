/// Makes a catalogue of YAML files, or tells all their mistakes at once. Nothing here is needed
/// once a catalogue is there.
@NullMarked
package io.openbailian.catalog.load;

import org.jspecify.annotations.NullMarked;
