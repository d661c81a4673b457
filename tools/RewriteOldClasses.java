import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Writes the jars of a folder anew whose classes have the format of Java 5, as picocli's have:
/// what they do stays, but they get the stack maps that Java 6 brought. Without these Java leaves
/// a class out of every AOT cache and checks it by the old, slow verifier at each start.
///
/// Run by `./bailian` when it builds: `java tools/RewriteOldClasses.java FOLDER`.
public final class RewriteOldClasses {
  /// The last format without stack maps.
  private static final int JAVA_5 = 49;

  private static final int MAJOR_HIGH = 6;
  private static final int MAJOR_LOW = 7;

  private RewriteOldClasses() {}

  public static void main(String[] arguments) throws IOException {
    List<Path> jars;
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
    List<Path> old = new ArrayList<>();
    for (Path jar : jars) {
      if (isOld(jar)) {
        old.add(jar);
      }
    }
    // Classes of one jar extend those of another.
    try (URLClassLoader classes = new URLClassLoader(urls(jars))) {
      ClassFile format = format(classes);
      for (Path jar : old) {
        rewrite(jar, format);
      }
    }
  }

  /// Whether the first class of a jar is old. One that is signed stays as it is.
  private static boolean isOld(Path jar) throws IOException {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> entries = Collections.list(file.entries());
      boolean signed = entries.stream().anyMatch(entry -> entry.getName().endsWith(".SF"));
      for (ZipEntry entry : entries) {
        if (isClass(entry)) {
          return !signed && isOld(file.getInputStream(entry).readNBytes(MAJOR_LOW + 1));
        }
      }
      return false;
    }
  }

  private static boolean isClass(ZipEntry entry) {
    return entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
  }

  private static boolean isOld(byte[] head) {
    return head[MAJOR_HIGH] == 0 && head[MAJOR_LOW] <= JAVA_5;
  }

  private static URL[] urls(List<Path> jars) throws IOException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    return urls;
  }

  private static void rewrite(Path jar, ClassFile format) throws IOException {
    Path part = jar.resolveSibling(jar.getFileName() + ".part");
    try (ZipFile file = new ZipFile(jar.toFile());
        OutputStream out = Files.newOutputStream(part);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        byte[] content = file.getInputStream(entry).readAllBytes();
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        zip.putNextEntry(copy);
        zip.write(isClass(entry) && isOld(content) ? modern(format, content) : content);
        zip.closeEntry();
      }
    }
    Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static ClassFile format(ClassLoader classes) {
    ClassHierarchyResolver resolver =
        ClassHierarchyResolver.ofResourceParsing(classes)
            .orElse(ClassHierarchyResolver.defaultResolver());
    return ClassFile.of(
        StackMapsOption.GENERATE_STACK_MAPS,
        ClassFile.ClassHierarchyResolverOption.of(resolver));
  }

  private static byte[] modern(ClassFile format, byte[] old) {
    ClassModel model = format.parse(old);
    return format.build(
        model.thisClass().asSymbol(), built -> model.forEach(part -> add(built, part)));
  }

  private static void add(ClassBuilder built, ClassElement part) {
    switch (part) {
      case ClassFileVersion _ -> built.withVersion(ClassFile.JAVA_8_VERSION, 0);
      // Instruction by instruction: code that is copied whole gets no stack maps.
      case MethodModel method ->
          built.transformMethod(
              method,
              MethodTransform.transformingCode(CodeTransform.ACCEPT_ALL));
      default -> built.with(part);
    }
  }
}
