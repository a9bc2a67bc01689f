# Untried.
cask "tltimer" do
  version "VERSION"
  sha256 "SHA256"

  url "https://github.com/tltimer/tltimer/releases/download/v#{version}/tltimer-#{version}-macos-arm64.zip"
  name "tltimer"
  desc "Tray timer for technical leads"
  homepage "https://github.com/tltimer/tltimer"

  depends_on arch: :arm64
  depends_on macos: ">= :ventura"

  app "tltimer.app"
  binary "#{appdir}/tltimer.app/Contents/MacOS/tltimer"

  uninstall quit:       "io.github.tltimer.tltimer",
            launchctl:  "io.github.tltimer.tltimer"

  zap trash: [
    "~/Library/Application Support/tltimer",
    "~/Library/Caches/tltimer",
    "~/Library/LaunchAgents/io.github.tltimer.tltimer.plist",
    "~/Library/Logs/tltimer",
  ]
end
