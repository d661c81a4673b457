/// What usually keeps calls from working, looked at one by one: the disk, the client's variables, a
/// service with its key and clock.
@NullMarked
package io.openbailian.cli.doctor;

import org.jspecify.annotations.NullMarked;
