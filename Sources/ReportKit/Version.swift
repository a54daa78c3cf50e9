/// The version of the library and the command.
public let reportKitVersion = "0.1.0"
