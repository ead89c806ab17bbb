list "avara_express_customer" "northern" {
  provider         = avara
  include_resource = true

  config {
    active   = true
    metadata = { region = "north" }
  }
}
