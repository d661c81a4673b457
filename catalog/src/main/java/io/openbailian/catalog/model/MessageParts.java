package io.openbailian.catalog.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The parts that the content of a message may have, when fields of their own are read from them.
///
/// @param names what a part may be, for example `text` and `image`
/// @param most how many parts there may be in all
public record MessageParts(Set<String> names, long most) {
  public static final MessageParts UNKNOWN = new MessageParts(Set.of(), Long.MAX_VALUE);

  /// The parts that fields of an operation are read from, below the place of the messages.
  public static MessageParts below(Place messages, List<Field> fields, Operation operation) {
    Set<String> names = new LinkedHashSet<>();
    long most = 0;
    for (Field field : fields) {
      for (Place place : operation.places(field.meaning())) {
        if (place.hasMany() && place.isBelow(messages)) {
          names.add(place.name());
          long add = field.type() instanceof FieldType.Several(_, Span count) ? count.max() : 1;
          if (field.say().limits().isPresent()) {
            add = Long.MAX_VALUE; // the field says itself when there are too many
          }
          most = Math.max(add, most) > Integer.MAX_VALUE ? Long.MAX_VALUE : most + add;
        }
      }
    }
    return names.isEmpty() ? UNKNOWN : new MessageParts(names, most);
  }
}
