import org.tensorflow.TensorFlow;

/// Loads TensorFlow once, so that JavaCPP unpacks its libraries into the folder that
/// `org.bytedeco.javacpp.cachedir` names.
final class UnpackNatives {

    private UnpackNatives() {}

    public static void main(String[] args) {
        System.out.println("TensorFlow " + TensorFlow.version());
    }
}
