package io.openbailian.illustrator.animate;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.scene.Place;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.scene.Sky;
import io.openbailian.illustrator.scene.TimeOfDay;
import io.openbailian.illustrator.scene.Weather;
import io.openbailian.illustrator.stage.Stage;
import io.openbailian.illustrator.tool.Plate;
import io.openbailian.illustrator.tool.Step;
import io.openbailian.text.Dice;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// A described scene in motion, drawn frame by frame. The same prompt, size, dice and speed give
/// the same frames.
///
/// What stands still is drawn once, in plates of different depths; the camera moves over them, and
/// only what lives is drawn for each frame.
public final class Film {
  private static final double GENTLE_SWAY = 0.0035;

  private final int width;
  private final int height;
  private final double seconds;
  private final Set<Motion> motions;
  private final Dice dice;
  private final Stage stage;
  private final Daylight daylight;
  private final StandingScenery scenery;
  private final Firmament firmament;
  private final CameraPath camera;
  private final Cast cast;
  private final Passing passing;
  private final Sparks sparks;
  private final WaterSurface surface;
  private final BooleanSupplier stopped;
  private final List<WindowLights> windows = new ArrayList<>();
  private Optional<Plate> mist = Optional.empty();
  private Optional<Plate> letters = Optional.empty();
  private Optional<Weathering> weathering = Optional.empty();
  private boolean windowsKnown;

  private Film(
      SceneDescription described,
      Set<Motion> motions,
      int width,
      int height,
      double seconds,
      Dice dice,
      BooleanSupplier stopped) {
    SceneDescription scene = passing(lit(described, motions), motions);
    this.width = width;
    this.height = height;
    this.seconds = seconds;
    this.motions = motions;
    this.dice = dice;
    this.stopped = stopped;
    this.daylight = Daylight.of(scene, motions, dice.fork("palette"));
    Daylight.Key first = daylight.keys().getFirst();
    this.stage = stage(first.scene(), first.palette());
    this.scenery =
        new StandingScenery(
            daylight.keys(), key -> stage(key.scene(), key.palette()).steps(key.palette()));
    this.camera = new CameraPath(stage, width, height, motions, dice.fork("camera"));
    this.cast = new Cast(stage, motions, seconds, width);
    this.passing = new Passing(stage, dice.fork("passing"));
    this.sparks = new Sparks(stage.unit(), dice.fork("sparks"));
    this.surface = new WaterSurface(stage.unit(), scene.place() == Place.SEA, dice.fork("surface"));
    this.firmament =
        new Firmament(
            stage,
            daylight,
            new StandingScenery(
                daylight.keys(),
                key ->
                    StandingScenery.steps(stage(key.scene(), key.palette()).clouds(key.palette()))),
            motions,
            seconds,
            dice);
  }

  /// Where frames go.
  @FunctionalInterface
  public interface Screen {

    /// An image of the film's size to draw the next frame on, `TYPE_INT_RGB`; whatever is on it is
    /// painted over.
    default BufferedImage blank(int width, int height) {
      return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    /// Takes a frame.
    void show(BufferedImage frame) throws InterruptedException;
  }

  /// Shows all frames of a film.
  ///
  /// @param prompt for what it says about movement
  /// @param dice for what the description leaves open
  /// @param stopped asked again and again while drawing
  /// @throws InterruptedException when it said so, or the thread was interrupted
  public static void show(
      String prompt,
      SceneDescription scene,
      Dice dice,
      Shape shape,
      BooleanSupplier stopped,
      Screen screen)
      throws InterruptedException {
    double seconds = shape.frames() / (double) shape.fps();
    Film film =
        new Film(scene, Motions.of(prompt), shape.width(), shape.height(), seconds, dice, stopped);
    film.prepare();
    for (int i = 0; i < shape.frames(); i++) {
      film.poll();
      BufferedImage frame = screen.blank(shape.width(), shape.height());
      film.draw(frame, i / (double) shape.fps());
      screen.show(frame);
    }
  }

  /// The frames of a film: how large, how many, how fast.
  public record Shape(int width, int height, int frames, int fps) {}

  /// Cars that pass do not stand there besides, nor is a traffic light a lamp.
  private static SceneDescription passing(SceneDescription scene, Set<Motion> motions) {
    boolean signals = motions.contains(Motion.SIGNALS) && scene.place().outdoors();
    SceneDescription road = signals ? scene.without("lamp") : scene;
    return traffic(scene, motions) ? road.without("car") : road;
  }

  /// What shines at night is shown at night.
  private static SceneDescription lit(SceneDescription scene, Set<Motion> motions) {
    boolean shines =
        motions.contains(Motion.FIREWORKS)
            || motions.contains(Motion.METEORS)
            || motions.contains(Motion.FIREFLIES);
    return shines && scene.place().outdoors() && scene.time() == TimeOfDay.DAY
        ? Daylight.timed(scene, TimeOfDay.NIGHT, Sky.STARS)
        : scene;
  }

  private Stage stage(SceneDescription scene, Palette palette) {
    return new Stage(scene, palette, width, height, dice.fork("draw"), stopped);
  }

  private boolean outdoors() {
    return stage.scene().place().outdoors();
  }

  private void poll() throws InterruptedException {
    if (stopped.getAsBoolean() || Thread.interrupted()) {
      throw new InterruptedException("the drawing was stopped");
    }
  }

  private void prepare() throws InterruptedException {
    Palette palette = daylight.at(0).palette();
    letters = stage.letters(palette);
    if (!outdoors()) {
      return;
    }
    firmament.prepare(palette);
    Raster frame = new Raster(new int[0], width, height);
    switch (stage.scene().weather()) {
      case RAIN -> weathering = Optional.of(Weathering.of(frame, 300, dice.fork("rain")));
      case SNOW -> weathering = Optional.of(Weathering.of(frame, 330, dice.fork("snow")));
      case FOG -> mist = stage.mist(palette, 0.5);
      case CLEAR, CLOUDY -> {}
    }
  }

  private void draw(BufferedImage image, double time) throws InterruptedException {
    Raster frame =
        new Raster(((DataBufferInt) image.getRaster().getDataBuffer()).getData(), width, height);
    Daylight.Light light = daylight.at(time / seconds);
    CameraPath.View view = camera.at(time / seconds);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    try {
      if (outdoors()) {
        firmament.draw(frame, g, light, view, time);
      }
      land(frame, light, view, time);
      living(frame, g, light, view, time);
      letters.ifPresent(plate -> frame.lay(plate, rest(), new double[0], Raster.Lean.NONE));
    } finally {
      g.dispose();
    }
  }

  /// The view in which a paper as large as the frame lies exactly on it.
  private CameraPath.View rest() {
    return new CameraPath.View(1, 0, 0, width / 2.0, height / 2.0, width / 2.0, height / 2.0);
  }

  private void land(Raster frame, Daylight.Light light, CameraPath.View view, double time)
      throws InterruptedException {
    double[] ground = ground(view);
    List<Step> steps = scenery.in(light);
    if (!windowsKnown) {
      windowsKnown = true;
      findWindows(steps, light);
    }
    windows.forEach(lights -> lights.at(time));
    for (Step step : steps) {
      poll();
      switch (step) {
        case Step.Layer(Plate plate) -> frame.lay(plate, view, ground, lean(plate, time));
        case Step.Water(double line, double clearness) ->
            surface.draw(
                frame,
                view.frameY(line, 0.35),
                clearness,
                light.palette(),
                firmament.lightX(light, time),
                time);
      }
    }
  }

  /// Only where the light stays, for a fading plate has its windows faded; and only in a skyline,
  /// for the panes of one house go out together.
  private void findWindows(List<Step> steps, Daylight.Light light) {
    boolean skyline =
        stage.scene().place() == Place.CITY || stage.scene().place() == Place.FUTURE_CITY;
    if (daylight.keys().size() > 1 || !light.palette().dark() || !skyline) {
      return;
    }
    for (Step step : steps) {
      if (step instanceof Step.Layer(Plate plate)) {
        windows.add(new WindowLights(plate, light.palette(), dice.fork("windows", windows.size())));
      }
    }
  }

  /// The depth that the ground has at each row of the frame.
  private double[] ground(CameraPath.View view) {
    double[] depths = new double[height];
    for (int y = 0; y < height; y++) {
      depths[y] = stage.depthAt(view.stageY(y, 0.7));
    }
    return depths;
  }

  /// Trees and grass in front sway.
  private Raster.Lean lean(Plate plate, double time) {
    boolean green =
        switch (stage.scene().place()) {
          case MEADOW, GARDEN, LAKE, MOUNTAIN, FOREST, SNOWFIELD -> true;
          case SEA,
              UNDERWATER,
              DESERT,
              MOON,
              CITY,
              FUTURE_CITY,
              STREET,
              ROOM,
              BEDROOM,
              KITCHEN,
              OFFICE,
              TABLE,
              STUDIO,
              GATE ->
              false;
        };
    if (plate.ground() || !green || plate.depth() < 0.8) {
      return Raster.Lean.NONE;
    }
    double wind = motions.contains(Motion.WIND) ? 3 : 1;
    double sway =
        Waves.sine(time, 3.1, plate.depth()) + 0.4 * Waves.sine(time, 1.3, plate.left() * 0.01);
    double tall = Math.min(1, plate.height() / (0.3 * stage.unit()));
    return new Raster.Lean(stage.unit() * GENTLE_SWAY * wind * sway * (0.4 + 0.6 * tall), 0, 0);
  }

  private void living(
      Raster frame, Graphics2D g, Daylight.Light light, CameraPath.View view, double time) {
    boolean signals = motions.contains(Motion.SIGNALS);
    if (outdoors() && (signals || traffic(stage.scene(), motions))) {
      passing.road(g, light.palette(), view, width);
      if (signals) {
        passing.signals(g, light.palette(), view, time);
      }
      passing.cars(g, light.palette(), view, signals, time);
    }
    cast.draw(g, light.palette(), view, time);
    steam(frame, view, time);
    air(frame, g, time);
  }

  /// Whether cars pass.
  private static boolean traffic(SceneDescription scene, Set<Motion> motions) {
    if (!motions.contains(Motion.CARS)) {
      return false;
    }
    return switch (scene.place()) {
      case CITY, FUTURE_CITY, STREET -> true;
      case MEADOW,
          GARDEN,
          SEA,
          LAKE,
          MOUNTAIN,
          FOREST,
          SNOWFIELD,
          DESERT,
          UNDERWATER,
          MOON,
          ROOM,
          BEDROOM,
          KITCHEN,
          OFFICE,
          TABLE,
          STUDIO,
          GATE ->
          false;
    };
  }

  private void steam(Raster frame, CameraPath.View view, double time) {
    if (stage.scene().shows("tea") || stage.scene().shows("dish")) {
      double size = stage.unit() * 0.3;
      sparks.steam(
          frame,
          view.frameX(stage.width() / 2.0, 0.8),
          view.frameY(stage.front() - size * 1.1, 0.8),
          size,
          time);
    }
  }

  private void air(Raster frame, Graphics2D g, double time) {
    double sky = stage.horizon() - stage.top();
    weathering.ifPresent(falling -> {
      if (stage.scene().weather() == Weather.RAIN) {
        falling.rain(frame, sky + 0.12 * (height - sky), time);
      } else {
        falling.snow(frame, time);
      }
    });
    Raster.Lean along = Raster.Lean.shifted(stage.unit() * 0.05 * Waves.sine(time, 14, 0), 0);
    mist.ifPresent(plate -> frame.lay(plate, rest(stage), new double[0], along));
    if (motions.contains(Motion.PETALS)) {
      sparks.falling(frame, g, true, time);
    }
    if (motions.contains(Motion.LEAVES)) {
      sparks.falling(frame, g, false, time);
    }
    if (motions.contains(Motion.FIREFLIES)) {
      sparks.fireflies(frame, sky, time);
    }
  }

  private CameraPath.View rest(Stage of) {
    return new CameraPath.View(
        1, 0, 0, of.left() + width / 2.0, of.top() + height / 2.0, width / 2.0, height / 2.0);
  }
}
