package io.openbailian.engine.embedded;
import io.openbailian.engine.TestCall;
import javax.imageio.ImageIO;
import java.io.File;
final class OnePicture {
  public static void main(String[] a) throws Exception {
    for (int i = 1; i < a.length; i++) {
      ImageIO.write(Pictures.of(TestCall.textToImage(a[i]).size(System.getProperty("size","1024*1024")).seed(Long.getLong("seed",3))), "png", new File(a[0], (i) + ".png"));
    }
  }
}
