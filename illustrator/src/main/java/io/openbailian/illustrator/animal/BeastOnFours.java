package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.Props;
import io.openbailian.illustrator.figure.Wardrobe;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Fur;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Pose;
import io.openbailian.illustrator.tool.Shapes;
import java.awt.Shape;

/// An animal seen from the side: standing, on its way, or lying down; its face looks at you.
final class BeastOnFours {
  private BeastOnFours() {}

  /// Where hip, shoulder and head are.
  private record Frame(
      double hipX, double hipY, double shoulderX, double shoulderY, Mount head, double lift) {}

  static void draw(Beast beast, Beast.One one, double aspect) {
    Beast.Reach reach = beast.reach();
    Frame frame = frame(one, reach);
    Mount head = frame.head();
    double trunk = one.build().trunk();
    double paws =
        frame.shoulderX()
            + trunk
            + one.build().leg() * (one.pose() == Beast.Posture.LYING ? 4.6 : 1);
    boolean asleep = one.pose() == Beast.Posture.SLEEPING;
    double tail = reach.tail() * (one.pose() == Beast.Posture.RUNNING || asleep ? 1.45 : 1);
    double left = frame.hipX() - trunk * 0.9 - tail;
    double right = Math.max(head.x() + head.size() * (asleep ? 1.6 : 1.2), paws);
    double top = -head.y() + head.size() * reach.ears();
    double fits = Math.min(Math.min(aspect / (right - left), 1 / top), 1.4);
    Brush brush = one.brush().at(-fits * (left + right) / 2, 0, fits);
    paint(
        beast,
        new Beast.One(brush, one.look(), one.coat(), one.build(), one.face(), one.pose()),
        frame);
  }

  private static Frame frame(Beast.One one, Beast.Reach reach) {
    Beast.Build b = one.build();
    double head = b.head() * 0.74;
    double hipX = -b.length() * 0.5;
    double shoulderX = b.length() * 0.5;
    double up = -(b.legs() + b.trunk() * 0.9);
    double nod = one.look().pose().nod();
    double tilt = one.dice("tilt").between(-0.08, 0.08) + nod;
    return switch (one.pose()) {
      case SITTING, STANDING, WALKING ->
          new Frame(
              hipX,
              up,
              shoulderX,
              up - 0.02,
              new Mount(shoulderX + head * 0.75, up - b.trunk() * 0.7 - head * 0.72, head, tilt),
              0);
      case RUNNING ->
          new Frame(
              hipX * 1.12,
              up * 0.9,
              shoulderX * 1.12,
              up * 0.92,
              new Mount(
                  shoulderX * 1.12 + head * 0.95,
                  up - b.trunk() * 0.4 - head * 0.45,
                  head,
                  0.08 + nod),
              0.02);
      case JUMPING ->
          new Frame(
              hipX * 1.08,
              up * 0.98 - 0.06,
              shoulderX * 1.08,
              up - 0.2,
              new Mount(
                  shoulderX * 1.08 + head * 0.9,
                  up - 0.22 - b.trunk() * 0.3 - head * 0.6,
                  head,
                  -0.12 + nod),
              0.12);
      case LYING ->
          new Frame(
              hipX,
              -b.trunk() * 0.98,
              shoulderX,
              -b.trunk() * 1.06,
              new Mount(
                  shoulderX + head * 0.6,
                  -b.trunk() * 1.9 - head * (0.62 + reach.neck()),
                  head,
                  tilt),
              0);
      case SLEEPING ->
          new Frame(
              hipX * 0.9,
              -b.trunk() * 1.0,
              shoulderX * 0.8,
              -b.trunk() * 0.92,
              new Mount(shoulderX * 0.8 + head * 0.72, -head * 0.74, head, 0.14),
              0);
    };
  }

  private static void paint(Beast beast, Beast.One one, Frame f) {
    Brush brush = one.brush();
    boolean down = one.pose() == Beast.Posture.LYING || one.pose() == Beast.Posture.SLEEPING;
    Anchors anchors = anchors(beast, one, f);
    brush.contact(
        (f.hipX() + f.shoulderX()) / 2 + 0.04,
        -0.004,
        one.build().length() * 0.82,
        down ? 0.028 : 0.036,
        f.lift());
    Props.behind(brush, one.look(), anchors);
    if (!down) {
      legs(one, f, true);
    }
    tail(beast, one, f);
    Shape body = trunk(one, f);
    brush.torso(body, one.coat().fur());
    if (brush.natural()) {
      Fur.on(brush, body, one.coat().fur(), one.dice("fur"));
    }
    Beast.markings(brush, one.coat(), body, one.dice("marks"));
    brush
        .within(body)
        .soft(
            (f.hipX() + f.shoulderX()) / 2,
            Math.max(f.hipY(), f.shoulderY()) + one.build().trunk() * 0.95,
            one.build().length() * 0.62,
            one.build().trunk() * 0.5,
            one.coat().belly(),
            0.9);
    Wardrobe.onBody(brush, one.look(), anchors);
    if (down) {
      folded(one, f);
    } else {
      legs(one, f, false);
    }
    Wardrobe.atNeck(brush, one.look(), anchors);
    brush.shade(
        f.head().x() - f.head().size() * 0.25,
        f.head().y() + f.head().size() * 0.8,
        f.head().size() * 0.8,
        f.head().size() * 0.35,
        0.3);
    Beast.head(beast, one, anchors);
    Props.inFront(brush, one.look(), anchors);
    if (one.pose() == Beast.Posture.SLEEPING) {
      dream(brush, f);
    }
  }

  private static Anchors anchors(Beast beast, Beast.One one, Frame f) {
    Mount head = f.head();
    double mouth = head.size();
    Mount held = Mount.at(head.x() + mouth * 0.35, head.y() + mouth * 0.72, mouth * 0.55);
    return Anchors.of(
        head,
        beast.mounts(),
        new Mount(head.x() - mouth * 0.16, head.y() + mouth * 0.74, mouth * 0.6, 0.2),
        new Mount((f.hipX() + f.shoulderX()) / 2, f.hipY(), one.build().trunk() * 1.1, 0),
        held,
        held);
  }

  private static Shape trunk(Beast.One one, Frame f) {
    double d = one.build().trunk();
    double hx = f.hipX();
    double hy = f.hipY();
    double sx = f.shoulderX();
    double sy = f.shoulderY();
    double mx = (hx + sx) / 2;
    double my = (hy + sy) / 2;
    return Shapes.smooth(
        hx - d * 0.98,
        hy + d * 0.05,
        hx - d * 0.5,
        hy - d * 0.84,
        mx,
        my - d * 0.88,
        sx,
        sy - d * 1.02,
        sx + d * 0.86,
        sy - d * 0.5,
        sx + d * 0.9,
        sy + d * 0.35,
        sx + d * 0.3,
        sy + d * 0.98,
        mx,
        my + d * 0.92,
        hx,
        hy + d * 0.9,
        hx - d * 0.78,
        hy + d * 0.72);
  }

  private static void tail(Beast beast, Beast.One one, Frame f) {
    double d = one.build().trunk();
    boolean low = one.pose() == Beast.Posture.SLEEPING;
    Brush root =
        one.brush()
            .at(f.hipX() - d * 0.62, low ? -d * 0.7 : f.hipY() - d * 0.25, 1)
            .mirrored()
            .turned(one.tailTurn());
    beast.tail(
        one.pose() == Beast.Posture.RUNNING ? root.turned(0.75) : low ? root.turned(0.22) : root,
        one);
  }

  /// How far each leg swings: front near, front far, hind near, hind far.
  private static double[] gait(Beast.One one) {
    return switch (one.pose()) {
      case SITTING, STANDING, LYING, SLEEPING -> new double[] {0.02, 0.1, -0.02, -0.12};
      case WALKING -> new double[] {0.38, -0.34, -0.36, 0.3};
      case RUNNING -> new double[] {1.15, 0.75, -1.05, -0.7};
      case JUMPING -> new double[] {0.95, 0.7, -0.85, -1.1};
    };
  }

  private static void legs(Beast.One one, Frame f, boolean far) {
    double[] gait = gait(one);
    double d = one.build().trunk();
    int colour = far ? Rgb.darker(one.coat().legs(), 0.2) : one.coat().legs();
    int paw =
        far
            ? colour
            : one.coat().legs() == one.coat().fur() ? one.coat().belly() : one.coat().legs();
    double aside = far ? d * 0.32 : 0;
    leg(
        one,
        f.hipX() + d * 0.05 + aside,
        f.hipY() + d * 0.2,
        gait[far ? 3 : 2],
        true,
        colour,
        paw,
        f);
    leg(
        one,
        f.shoulderX() + d * 0.15 + aside,
        f.shoulderY() + d * 0.25,
        gait[far ? 1 : 0],
        false,
        colour,
        paw,
        f);
  }

  private static void leg(
      Beast.One one, double x, double y, double drawn, boolean hind, int colour, int paw, Frame f) {
    double half = one.build().leg();
    Pose pose = one.look().pose();
    double swing = drawn * pose.swing();
    double raised = 0.06 * Math.max(0, -Math.signum(drawn) * pose.passing());
    double reach = -y - f.lift();
    boolean still = one.pose() == Beast.Posture.STANDING || one.pose() == Beast.Posture.WALKING;
    double bend = hind ? -0.2 : 0.1;
    double kneeX = x + reach * 0.5 * StrictMath.sin(swing - bend);
    double kneeY = y + reach * 0.5 * StrictMath.cos(swing - bend);
    double lower = swing + bend * (still ? 1 : 2.2);
    double footX = kneeX + reach * 0.5 * StrictMath.sin(lower);
    double footY = Math.min(-half * 0.55, kneeY + reach * 0.5 * StrictMath.cos(lower));
    double footing = (still && Math.abs(drawn) < 0.36 ? -half * 0.55 : footY) - raised;
    one.brush()
        .form(
            Limb.bent(
                x,
                y,
                half * (hind ? 1.7 : 1.35),
                kneeX,
                kneeY,
                half * 1.08,
                footX,
                footing,
                half * 0.85),
            colour);
    one.brush()
        .form(
            Shapes.ellipse(footX + half * 0.35, footing + half * 0.05, half * 1.2, half * 0.72),
            paw);
  }

  /// The legs of one that lies.
  private static void folded(Beast.One one, Frame f) {
    Brush brush = one.brush();
    Beast.Coat coat = one.coat();
    double d = one.build().trunk();
    double half = one.build().leg();
    int paw = coat.legs() == coat.fur() ? coat.belly() : coat.legs();
    brush.form(Shapes.ellipse(f.hipX() + d * 0.15, -d * 0.62, d * 0.85, d * 0.64), coat.legs());
    brush.form(Shapes.ellipse(f.hipX() + d * 0.75, -half * 0.62, half * 1.7, half * 0.7), paw);
    for (int i = 0; i < 2; i++) {
      double shift = i == 0 ? half * 0.9 : 0;
      double reach = f.shoulderX() + d + half * 2.6 + shift;
      int colour = i == 0 ? Rgb.darker(coat.legs(), 0.16) : coat.legs();
      brush.form(
          Limb.bent(
              f.shoulderX() + d * 0.25 + shift,
              -d * 0.85,
              half * 1.3,
              f.shoulderX() + d * 0.5 + shift,
              -half * 0.95,
              half,
              reach,
              -half * 0.85,
              half * 0.85),
          colour);
      brush.form(Shapes.ellipse(reach + half * 0.3, -half * 0.72, half * 1.15, half * 0.75), paw);
    }
  }

  private static void dream(Brush brush, Frame f) {
    for (int i = 0; i < 3; i++) {
      double size = 0.035 + 0.016 * i;
      double x = f.head().x() + f.head().size() * (0.75 + 0.24 * i);
      double y = f.head().y() - f.head().size() * (1.0 + 0.42 * i);
      brush
          .sheet()
          .line(
              Pen.at(x - size / 2, y - size / 2)
                  .to(x + size / 2, y - size / 2)
                  .to(x - size / 2, y + size / 2)
                  .to(x + size / 2, y + size / 2)
                  .open(),
              0.012,
              brush.sheet().palette().dark() ? 0xDDE6FF : 0x5F6F96,
              0.85 - 0.15 * i);
    }
  }
}
