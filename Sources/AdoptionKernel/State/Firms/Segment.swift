/// Segment of a firm by what it uses: leader with two or more advanced technologies (all but cloud), laggard with none.
public func segment(mask: UInt8) -> UInt8 {
  if mask == 0 { return 0 }
  return (mask & advancedTechnologies).nonzeroBitCount >= 2 ? 2 : 1
}

/// Technologies that count as advanced Industry 4.0: IoT, big data, robotics, 3D printing, AI.
public let advancedTechnologies: UInt8 = 0b11_1110
