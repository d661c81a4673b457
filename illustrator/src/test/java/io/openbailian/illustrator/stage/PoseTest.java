package io.openbailian.illustrator.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.illustrator.figure.Actions;
import io.openbailian.illustrator.figure.FacialExpression;
import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Pose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoseTest {
  private static final int SIDE = 160;
  private static final int MOVED = SIDE * SIDE / 200;

  @ParameterizedTest
  @ValueSource(strings = {"person", "robot", "cat", "dog", "deer", "fox", "horse", "rabbit"})
  void aWalkMovesTheLegs(String thing) {
    Subject walking = Actions.doing(Figures.of(thing), Action.WALKING);

    assertThat(changed(walking, new Pose(0.5, 0, 0, 0, false))).isGreaterThan(MOVED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"person", "robot", "cat", "dog", "deer", "fox", "horse", "rabbit"})
  void aDoubleStepEndsAsItBegan(String thing) {
    Subject walking = Actions.doing(Figures.of(thing), Action.WALKING);

    assertThat(changed(walking, new Pose(1, 0, 0, 0, false))).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat", "dog", "deer", "fox", "horse", "rabbit", "bird", "dragon", "fish"})
  void aWagMovesTheTail(String thing) {
    assertThat(changed(Figures.of(thing), new Pose(0, 0, 1, 0, false))).isGreaterThan(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"person", "robot", "cat", "dog", "deer", "fox", "horse", "rabbit", "panda"})
  void aNodMovesTheHead(String thing) {
    assertThat(changed(Figures.of(thing), new Pose(0, 0.08, 0, 0, false))).isGreaterThan(MOVED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bird", "butterfly", "fairy"})
  void aStrokeMovesTheWings(String thing) {
    Subject flying = Actions.doing(Figures.of(thing), Action.FLYING);

    assertThat(changed(flying, new Pose(0, 0, 0, 1, false))).isGreaterThan(MOVED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"person", "robot", "cat", "dog", "fox", "horse", "rabbit", "panda"})
  void aBlinkClosesOpenEyesOnly(String thing) {
    Subject subject = Figures.of(thing);
    Pose blink = new Pose(0, 0, 0, 0, true);
    for (int seed = 0; seed < 12; seed++) {
      FacialExpression face = FacialExpression.of(Figures.look(subject, seed, Pose.STILL));
      boolean open = face.eyes() == FacialExpression.Eyes.OPEN;

      assertThat(changed(subject, seed, blink) > 0)
          .as("seed %d", seed)
          .isEqualTo(open || face.eyes() == FacialExpression.Eyes.WINKING);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"person", "cat", "rabbit"})
  void whoSleepsMovesNeitherTailNorEyes(String thing) {
    Subject asleep = Actions.doing(Figures.of(thing), Action.SLEEPING);

    assertThat(changed(asleep, new Pose(0, 0, 1, 0, true))).isZero();
  }

  private static int changed(Subject subject, Pose pose) {
    return changed(subject, 3, pose);
  }

  /// How many pixels a pose changes.
  private static int changed(Subject subject, long seed, Pose pose) {
    var still = Figures.picture(subject, seed, SIDE);
    var moved = Figures.picture(subject, seed, SIDE, pose);
    int count = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      count += still.getRGB(i % SIDE, i / SIDE) == moved.getRGB(i % SIDE, i / SIDE) ? 0 : 1;
    }
    return count;
  }
}
