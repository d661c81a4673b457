package io.openbailian.illustrator.scene;

/// The season of a scene; decides the colours of its land.
public enum Season {
  SPRING,
  SUMMER,
  AUTUMN,
  WINTER
}
