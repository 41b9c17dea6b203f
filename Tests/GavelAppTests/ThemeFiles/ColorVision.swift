import Foundation
import GavelScreen

/// Eyes without one kind of cone, after Machado, Oliveira and Fernandes (2009), severity 1.
enum ColorVision {
  case withoutRed
  case withoutGreen
  case withoutBlue

  /// Amounts of red, green and blue light that mix to what such eyes see of each.
  private var mixture: [[Double]] {
    switch self {
    case .withoutRed:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .withoutGreen:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .withoutBlue:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }

  func seen(_ color: ColorComponents) -> SeenColor {
    let light = [color.red, color.green, color.blue].map(Self.light)
    return SeenColor(
      mixture.map { row in min(1, max(0, zip(row, light).map { $0 * $1 }.reduce(0, +))) })
  }

  private static func light(_ part: Int) -> Double {
    let share = Double(part) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }
}

/// A colour as it is perceived: CIE 1976 L*a*b*, white at D65.
struct SeenColor {
  private let axes: [Double]

  init(_ light: [Double]) {
    let (red, green, blue) = (light[0], light[1], light[2])
    let x = Self.root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
    let y = Self.root(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    let z = Self.root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
    axes = [116 * y - 16, 500 * (x - y), 200 * (y - z)]
  }

  /// How different two colours look; about 2 is the least that anybody notices.
  func distance(to other: SeenColor) -> Double {
    zip(axes, other.axes).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  private static func root(_ number: Double) -> Double {
    number > 0.008856 ? cbrt(number) : 7.787 * number + 16.0 / 116
  }
}
