package io.openbailian.catalog.load;

import java.util.List;
import java.util.stream.Collectors;

/// The catalogue's files have mistakes, all of which it names.
public final class CatalogException extends RuntimeException {
  private final transient List<CatalogMistake> mistakes;

  public CatalogException(List<CatalogMistake> mistakes) {
    super(
        "the catalogue has %d mistake(s):\n%s"
            .formatted(
                mistakes.size(),
                mistakes.stream().map(CatalogMistake::toString).collect(Collectors.joining("\n"))));
    this.mistakes = List.copyOf(mistakes);
  }

  public List<CatalogMistake> mistakes() {
    return mistakes;
  }
}
