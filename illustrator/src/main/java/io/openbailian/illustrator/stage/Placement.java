package io.openbailian.illustrator.stage;

import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Box;

/// Where one of a scene's things is drawn.
///
/// @param index which of the subject's many it is, from 0
/// @param box what it fills: it stands in the middle of the box's lower edge
public record Placement(Subject subject, int index, Box box) {}
